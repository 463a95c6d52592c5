"""First names common in English-language news that nearly always are a man's, or a woman's."""

from summarizer.lexicon import words

MEN = words("""
    aaron abdul abdullah abraham adam adrian ahmed ajay ajit alan albert alexander alfred ali allan
    amit anand andrew andy anil anthony antonio arjun arthur arun ashok austin barack barry ben
    benjamin bernard bernie bill bob boris brad brendan brian bruce carl carlos cedric charles
    charlie chris christopher clive colin craig daniel darren dave david dean declan deepak dennis
    derek desmond diego dmitry dominic donald doug douglas duncan ed eddie edward eli emmanuel eric
    ernest ethan eugene evan farooq felix fergus francis francisco frank fred gareth gary gavin
    geoffrey george gerald gerard glenn gordon graham greg gregory gustavo guy hamish harold harry
    harvey hassan henry herbert howard hugh hugo ian ibrahim imran isaac ivan jack jacob jake james
    jamie jason javier jay jeb jeff jeffrey jeremy jerome jerry jim jimmy joe joel john jonathan
    jorge jose joseph joshua juan julian justin karl keith ken kenneth kevin khalid kumar kyle
    lance larry lars lawrence leo leon leonard liam lindsay louis lucas luis luke mahesh malcolm
    manoj marc marco marcus mario mark martin matt matthew maurice max michael miguel mike mitch
    mitt mohamed mohammad mohammed mohan muhammad narendra nathan naveen neil nicholas nick nicolas
    nigel nikhil nils noah norman oliver oscar owen pablo patrick paul pedro peter phil philip
    pieter piotr prakash pranab pete rahul raj rajesh rajiv rakesh ralph ramesh randall randy raul
    ravi raymond rex richard rick ricky rob robert roberto robin rod rodney roger roland ron ronald
    rory ross roy rudy rupert russell ryan sachin salman sam samuel sanjay scott sean sebastian
    sergei sergio seth shane shehan shinzo simon stanley stefan stephen steve steven stewart
    stuart subhash sunil suresh ted terence terry theodore thomas tim timothy tobias toby todd tom
    tommy tony trevor tyler umar usman vernon victor vijay vikram vincent vinod vladimir walter
    warren wayne wesley will william xavier yusuf zachary
""")
WOMEN = words("""
    abigail ada adele agnes aisha alexandra alice alicia alison amanda amber amelia amina amy ana
    andrea angela anita ann anna anne annie anya aoife april asha audrey ayesha barbara beatrice
    becky bella beth betty beverly brenda bridget brigid camila carla carly carmen carol caroline
    carrie catherine catriona celia charlotte chelsea cheryl chloe christina christine cindy claire
    clara claudia colleen condoleezza cynthia daisy daphne dawn deborah debbie deepa denise diana
    diane dianne donna dora doris dorothy eileen eleanor elena elise eliza elizabeth ella ellen
    ellie elsie emily emma erica erin esther eva evelyn fatima faye felicity fiona florence frances
    gabrielle gail gemma georgia georgina geraldine gillian gina gloria grace greta gretchen gwen
    hannah harriet hazel heather heidi helen helena hilary hillary holly huma imogen indira ingrid
    irene iris isabel isabella isla ivanka jackie jane janet janice jasmine jean jeanne jen jenna
    jennifer jenny jessica jill jo joan joanna jodie josephine joy joyce juanita judith judy julia
    julie june kamala karen kate katherine kathleen kathryn kathy katie katrina kavita kay kellyanne
    kerry kim kirsten kirsty kristen lakshmi lara laura lauren leah leila lena liz linda lisa lois
    lorraine louise lucy lydia lynn madeleine maggie malala mandy margaret maria marian marie
    marilyn marina marion marjorie martha mary maryam maureen meena meenakshi meera megan megyn
    melania melanie melissa meryl mia michelle mildred miriam moira molly monica morag nadia nancy
    naomi natalie natasha nicola nicole nikki nina nirmala nora norma olga olivia pam pamela
    patricia patty paula pauline peggy penelope penny philippa phyllis pooja pramila priya priti
    rachel radha rebecca rekha rhona rita roberta rosa rosalind rose rosemary rosie roxanne ruby
    ruth sabrina sadia sally samantha sandra sangeeta sara sarah sasha savita shabnam sharon sheila
    shelly sheryl shirley shreya sinead siobhan sita smriti sofia sonia sophia sophie stacey stella
    stephanie sudha sue sunita susan susannah suzanne sylvia tamara tammy tanya tara teresa tessa
    theresa tiffany tina tracey tracy usha valerie vanessa vasudha vera verity veronica victoria
    violet virginia vivian wanda wendy whitney yasmin yvonne zainab zara zoe
""")
