import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { componentStyles, directImports } from '../../scripts/web-bundle.ts'

/** How the wallet is built: a page of its own beside the console, with files of its own, under `/wallet/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/wallet/',
  plugins: [directImports(), componentStyles(), react()],
  build: {
    outDir: '../../dist/web/wallet',
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
