import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** How the console is built: a static bundle under `/console/`. What is drawn later (charts, editors, pages) comes in files of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // These know light-dark() themselves; for older ones it would be rewritten into rules that miss the scheme a person chose.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: font or image would need a wider content security policy than `'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
})
