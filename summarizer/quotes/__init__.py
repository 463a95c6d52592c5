"""Body -> quotes with their speakers and cues, one stage a module."""
