// Builds everything into dist/: the program (server), the readers' stylesheet and script (site), the newsroom app (desk).
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Readers' script, compressed: 10 KB is the limit of the product. */
const SCRIPT_BUDGET = 10 * 1024;

const quiet: InlineConfig = { configFile: false, root, logLevel: 'warn', envDir: false };

async function buildServer(): Promise<void> {
  await build({
    ...quiet,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ssr: true,
      outDir: 'dist/server',
      target: 'node24',
      minify: false,
      sourcemap: true,
      emptyOutDir: true,
      rollupOptions: {
        input: { main: join(root, 'src/main.ts'), 'decode-worker': join(root, 'src/wire/decode/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js', format: 'es' },
      },
    },
  });
}

async function buildSite(): Promise<void> {
  const result = await build({
    ...quiet,
    publicDir: false,
    build: {
      outDir: 'dist/site',
      target: ['chrome109', 'firefox115', 'safari16'],
      minify: true,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: { input: { site: join(root, 'src/site/islands/site.island.ts') }, output: { entryFileNames: '[name].js', format: 'es' } },
    },
  });
  const chunks = (Array.isArray(result) ? result : [result]).flatMap((r) => ('output' in r ? r.output : []));
  for (const chunk of chunks) {
    if (chunk.type !== 'chunk') continue;
    const bytes = brotliCompressSync(chunk.code).length;
    console.error(`  readers' script ${chunk.fileName}: ${chunk.code.length} bytes, ${bytes} compressed`);
    if (bytes > SCRIPT_BUDGET) throw new Error(`${chunk.fileName} is ${bytes} bytes compressed; readers get at most ${SCRIPT_BUDGET}.`);
  }
  // The stylesheet is put together at start, as the station's colors go into it.
  cpSync(join(root, 'src/site/styles'), join(dist, 'site/styles'), { recursive: true });
}

async function buildDesk(): Promise<void> {
  const configFile = join(root, 'vite.desk.config.ts');
  if (existsSync(configFile)) await build({ configFile, logLevel: 'warn' });
}

const started = Date.now();
rmSync(join(dist, '.built'), { force: true });
await buildServer();
await buildSite();
await buildDesk();
writeFileSync(join(dist, '.built'), new Date(started).toISOString());
console.error(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
