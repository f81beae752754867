import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, temporaryFolder } from '../support/server.ts'
import { fetchBy, needPrograms, runTool, whereToBeHad } from '../support/tools.ts'

/** The same requests each time, so that a run tells what a change broke. Another number looks for more. */
const SEED = process.env['GATEHOUSE_FUZZ_SEED'] ?? '1'
/** How long each of the two runs generates requests, in seconds. */
const LASTING = 20
const CHECKS = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_headers_conformance', 'response_schema_conformance']

test(
  'what schemathesis makes of the document is never answered with a fault of ours, or otherwise than described',
  { timeout: 600_000 },
  whereToBeHad(async () => {
    needPrograms('python3')
    const cwd = temporaryFolder()
    await fetchBy('python3', ['-m', 'venv', 'venv'], { cwd })
    await fetchBy('venv/bin/pip', ['-q', 'install', 'schemathesis==4.32.5'], { cwd })
    const server = await startServer({ listen: true })
    try {
      writeFileSync(join(cwd, 'openapi.json'), (await server.call('GET', '/openapi.json')).text)
      const developer = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
      const runs = [
        [await server.adminToken(), '^/api/'],
        [developer, '^/(?:clients|me)'],
      ] as const
      for (const [token, paths] of runs) {
        const args = ['run', 'openapi.json', '--url', server.issuer, '--header', `Authorization: Bearer ${token}`, '--include-path-regex', paths]
        const bounds = [
          '--max-time',
          String(LASTING),
          '--seed',
          SEED,
          '--max-examples',
          '20',
          '--phases',
          'examples,coverage,fuzzing',
          '--checks',
          CHECKS.join(','),
          '--no-color',
          '--generation-database',
          'none',
        ]
        await runTool('venv/bin/schemathesis', [...args, ...bounds], { cwd })
      }
      const faults = server.logged.filter((line) => JSON.parse(line).level >= 50)
      assert.deepEqual(faults, [])
    } finally {
      await server.close()
    }
  }),
)
