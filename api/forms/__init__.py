"""One article in many forms: each a pure function of the JSON that it is stored as."""
