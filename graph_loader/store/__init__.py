"""The stores: one code path over Bolt, to the team's Neo4j or to the embedded server."""
