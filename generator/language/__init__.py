"""Words that are not content: phrases, dates, hours, holidays, and how facts about a channel are said."""
