import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const at = (path) => join(root, path)

/** Characters beyond ASCII are written as escapes: one of them makes Node keep the whole source at two bytes for each character. */
const narrow = (code) => code.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** An import of node:http asks for each of its exports, and WebSocket among them brings a second HTTP client along: 4 MB and some 40 ms at every start. */
const withoutClient = (code) =>
  code.replace(/^import \{([^}]*)\} from "node:http";$/m, (_, names) => `const {${names.replaceAll(' as ', ': ')}} = process.getBuiltinModule("node:http");`)

const lean = {
  name: 'lean',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = withoutClient(narrow(file.code))
  },
}

/** How Vite puts the server together. What is written in another language than JavaScript, or is hardly ever wanted, stays a package. */
// biome-ignore lint/style/noDefaultExport: Vite reads its settings so.
export default {
  root,
  publicDir: false,
  ssr: {
    noExternal: true,
    external: [
      '@cedar-policy/cedar-wasm',
      '@node-rs/argon2',
      '@node-rs/bcrypt',
      '@node-saml/node-saml',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      '@zxcvbn-ts/language-en',
      '@zxcvbn-ts/language-fr',
      'pg-native',
      'pino-pretty',
    ],
  },
  build: {
    ssr: true,
    outDir: at('dist/server'),
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      input: {
        main: at('src/main.ts'),
        cli: at('src/cli.ts'),
        checkpointer: at('src/store/sqlite/checkpointer.ts'),
        'strength-worker': at('src/login/strength-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', comments: false },
    },
  },
  plugins: [lean, { name: 'assets', closeBundle: () => cpSync(at('src/pages/assets'), at('dist/server/assets'), { recursive: true }) }],
}
