"""Who depended on what, and so what is up to date: recorded dependencies, digests, the fingerprint of a build."""
