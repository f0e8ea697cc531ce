/** `npm run campaign:journal`: cuts a record of 64 KB at every byte and flips 10,000 bits; the suite takes a part of it. */
process.env.CAMPAIGN = "1";
process.argv.push("test/journal/verify.test.ts");
await import("../test.ts");

export {};
