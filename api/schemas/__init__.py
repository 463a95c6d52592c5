"""Marshmallow schemas, one resource a module."""
