"""Tables, queries, the ledger and the migrations. Knows nothing of Slack."""
