import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { componentStyles, directImports, loads, nativeTables } from '../scripts/web-bundle.ts'

/** Replaces a module that only derives from declarations by its value, so that the bundle holds the value and not the declarations. */
const evaluated: Plugin = {
  name: 'evaluated',
  async load(id) {
    if (!id.endsWith('/web/frame/outline.ts')) return undefined
    const values: Record<string, unknown> = await import(id)
    return Object.entries(values)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
      .join('\n')
  },
}

const here = (file: string) => `${import.meta.dirname}/${file}`

/** How the console is built: a static bundle under `/console/`. What is drawn later (charts, editors, pages) comes in files of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [directImports(), componentStyles(), nativeTables(), react(), evaluated],
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
    rolldownOptions: {
      output: {
        codeSplitting: loads([
          { name: 'start', of: [here('main.ts')] },
          { name: 'first', of: [here('app.tsx'), here('pages/clients/clients.tsx')] },
          {
            name: 'inputs',
            of: ['pages/clients/filters.tsx', 'pages/clients/saved-views.tsx', 'pages/clients/export-menu.tsx', 'list/column-chooser.tsx'].map(here),
          },
          { name: 'form', of: [here('pages/clients/client.tsx')] },
        ]),
      },
    },
    chunkSizeWarningLimit: 1200,
  },
})
