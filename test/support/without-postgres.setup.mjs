// Uses the embedded engine even if there is a PostgreSQL server.
delete process.env.TEST_DATABASE_URL;
