"""What the service keeps: feedback and daily counts. Never the text of a question, unless the deployer turns it on."""
