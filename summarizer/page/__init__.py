"""Page text -> segments -> articles, one stage a module."""
