"""The pure core: text in, frozen values out. No framework, no store, no clock, no network."""
