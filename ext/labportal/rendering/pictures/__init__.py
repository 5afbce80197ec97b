"""Pictures as the site serves them: smaller ones, without what cameras note, made once."""
