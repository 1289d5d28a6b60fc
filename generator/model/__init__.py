"""The records of the directory: frozen, strict, in the words of HSDS 3 (Open Referral) where it has one."""
