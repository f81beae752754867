import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const at = (path) => join(root, path)

/** Writes characters beyond Latin-1 as escapes: one of them makes the engine keep the whole source at two bytes for each character. */
const narrow = {
  name: 'narrow',
  generateBundle(_options, bundle) {
    const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = file.code.replaceAll(/[\u0100-\uffff]/g, escaped)
  },
}

/** How Vite puts the server together. What is written in another language than JavaScript, or is hardly ever wanted, stays a package. */
// biome-ignore lint/style/noDefaultExport: Vite reads its settings so.
export default {
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native', 'pino-pretty'] },
  build: {
    ssr: true,
    outDir: at('dist/server'),
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      input: { main: at('src/main.ts'), cli: at('src/cli.ts'), checkpointer: at('src/store/checkpointer.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', comments: false },
    },
  },
  plugins: [narrow, { name: 'assets', closeBundle: () => cpSync(at('src/pages/assets'), at('dist/server/assets'), { recursive: true }) }],
}
