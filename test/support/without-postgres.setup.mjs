// The embedded engine, though a PostgreSQL server is there.
delete process.env.TEST_DATABASE_URL;
