import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ROUTES } from './src/newsroom/contract.ts';

/**
 * `virtual:routes`: method and path of every route, without the schemas. The server checks what goes in and out; the
 * browser needs only the types, and without the checker the first load is 45 KB smaller.
 */
function routeTable(): Plugin {
  const table = Object.fromEntries(Object.entries(ROUTES).map(([name, { method, path }]) => [name, [method, path]]));
  return {
    name: 'route-table',
    resolveId: (id) => (id === 'virtual:routes' ? '\0routes' : null),
    load: (id) => (id === '\0routes' ? `export const ROUTE_TABLE = ${JSON.stringify(table)};` : null),
  };
}

/** The newsroom's browser app: `npx vite build -c vite.desk.config.ts` writes `dist/desk`, served under `/desk/`. */
export default defineConfig({
  root: join(import.meta.dirname, 'src/newsroom/app'),
  base: '/desk/',
  plugins: [react(), routeTable()],
  build: {
    outDir: join(import.meta.dirname, 'dist/desk'),
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy is `script-src 'self'`, without inline code and without data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 600, // the editor, loaded when a story is opened
  },
  server: { port: 5199, proxy: { '/api': 'http://127.0.0.1:3000', '/media': 'http://127.0.0.1:3000' } },
});
