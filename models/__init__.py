"""The store: tables, the statements that read them, and the migrations that make them."""
