"""What is made of the content, and where it goes: the site, its preview, posters, copies for others."""
