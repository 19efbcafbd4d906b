import { POST } from '@/app/api/v1/public_markets/route';
import { callApi } from '@/lib/api/testing/call-api';

/**
 * Run by a test in a process of its own, to be killed with -9 while it creates a market under an idempotency key. It
 * writes the status of its answer, and stays: the test says when it dies.
 */
const [token = '', key = '', text = ''] = process.argv.slice(2);
const answer = await callApi(POST, { token, text, headers: { 'Idempotency-Key': key } });
process.stdout.write(`${answer.status}\n`);
setInterval(() => {}, 60_000);
