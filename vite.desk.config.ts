import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The newsroom's browser app: `npx vite build -c vite.desk.config.ts` writes `dist/desk`, served under `/desk/`. */
export default defineConfig({
  root: 'src/newsroom/app',
  base: '/desk/',
  plugins: [react()],
  build: {
    outDir: '../../../dist/desk',
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy is `script-src 'self'`, without inline code and without data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { port: 5199, proxy: { '/api': 'http://127.0.0.1:3000', '/media': 'http://127.0.0.1:3000' } },
});
