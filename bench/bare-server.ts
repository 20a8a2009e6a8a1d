// The reference: what Node's own `http` does with the same bytes and headers, read from the file named first.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { headers, body } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { headers: [string, string][]; body: string };
const bytes = Buffer.from(body, 'base64');
const flat = headers.flat();

createServer((_, answer) => {
  answer.writeHead(200, flat);
  answer.end(bytes);
}).listen(Number(process.argv[3]), '127.0.0.1');
