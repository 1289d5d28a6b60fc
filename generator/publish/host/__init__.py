"""What a host tells browsers with each answer, in the words of each host."""
