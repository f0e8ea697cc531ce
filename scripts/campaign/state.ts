/**
 * `npm run campaign:state`: 20 writers and 20 that contend for one record, 25 kills, 6 runs that stand still for longer than
 * their lease, on files and on PostgreSQL; a database stopped at 8 and restarted at 11 places of an apply. The suite takes
 * a part of it.
 */
process.env.CAMPAIGN = "1";
process.env.TEST_LIMIT_MS = "900000";
process.argv.push("test/postgres/crowd.test.ts", "test/postgres/outage.test.ts");
await import("../test.ts");

export {};
