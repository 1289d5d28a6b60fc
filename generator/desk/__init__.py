"""The keeper's desk: what is due, and how a sheet of paper or a spreadsheet becomes a change. Pure values only."""
