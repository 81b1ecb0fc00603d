"""Proofreads Welsh texts: the spelling of each word, and the mutation of a word after what causes one."""
