"""What a build made goes to where people read it: a folder, a git branch, an SFTP server."""
