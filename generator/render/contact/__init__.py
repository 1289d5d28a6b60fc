"""A contact as readers meet it: its card and buttons, access, notices on it, how a wrong number is reported."""
