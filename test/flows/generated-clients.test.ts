import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { compileJava, fetchBy, needPrograms, runTool, whereToBeHad } from '../support/tools.ts'

/** The registries, the generator and the compilers share a machine with the other tests. */
const PATIENCE = { timeout: 600_000 }
const GENERATOR = 'org.openapitools:openapi-generator-cli:7.25.0:jar'
const MODULE = 'gatehouse.example/api/client'

/** The same in each language: makes a client, reads it, and is told which status something else has. */
const programs = {
  'Main.java': `import org.openapitools.client.*;
import org.openapitools.client.api.ClientApi;
import org.openapitools.client.model.ClientCreation;

public class Main {
  public static void main(String[] args) throws Exception {
    ApiClient api = new ApiClient();
    api.updateBaseUri(System.getenv("ISSUER"));
    api.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv("TOKEN")));
    ClientApi clients = new ClientApi(api);
    String id = clients.postApiClients(new ClientCreation().name("Made in Java"), null, null, null).getData().getId();
    System.out.println(clients.getApiClientsId(id, null).getData().getName());
    try {
      clients.getApiClientsId("nothing", null);
    } catch (ApiException refused) {
      System.out.println(refused.getCode());
    }
  }
}
`,
  'main.go': `package main

import (
	"context"
	"fmt"
	"os"

	gatehouse "${MODULE}"
)

func main() {
	configuration := gatehouse.NewConfiguration()
	configuration.Servers = gatehouse.ServerConfigurations{{URL: os.Getenv("ISSUER")}}
	configuration.AddDefaultHeader("Authorization", "Bearer "+os.Getenv("TOKEN"))
	clients := gatehouse.NewAPIClient(configuration).ClientAPI
	body := gatehouse.NewClientCreation()
	body.SetName("Made in Go")
	made, _, err := clients.PostApiClients(context.Background()).ClientCreation(*body).Execute()
	if err != nil {
		panic(err)
	}
	read, _, err := clients.GetApiClientsId(context.Background(), made.Data.Id).Execute()
	if err != nil {
		panic(err)
	}
	fmt.Println(read.Data.Name)
	_, refused, _ := clients.GetApiClientsId(context.Background(), "nothing").Execute()
	fmt.Println(refused.StatusCode)
}
`,
  'main.py': `import os
import openapi_client
from openapi_client.models import ClientCreation

configuration = openapi_client.Configuration(host=os.environ["ISSUER"], access_token=os.environ["TOKEN"])
clients = openapi_client.ClientApi(openapi_client.ApiClient(configuration))
made = clients.post_api_clients(ClientCreation(name="Made in Python"))
print(clients.get_api_clients_id(made.data.id).data.name)
try:
    clients.get_api_clients_id("nothing")
except openapi_client.ApiException as refused:
    print(refused.status)
`,
  'main.ts': `import createClient from 'openapi-fetch'
import type { components, paths } from './api.ts'

const { ISSUER, TOKEN } = process.env
const api = createClient<paths>({ baseUrl: ISSUER ?? '', headers: { authorization: \`Bearer \${TOKEN}\` } })
const body = { name: 'Made in TypeScript' } as components['schemas']['ClientCreation']
const made = await api.POST('/api/clients', { body })
const id = made.data?.data.id ?? ''
const read = await api.GET('/api/clients/{id}', { params: { path: { id } } })
const name: string | undefined = read.data?.data.name
console.log(name)
const refused = await api.GET('/api/clients/{id}', { params: { path: { id: 'nothing' } } })
const code: string | undefined = refused.error?.code
console.log(refused.response.status, code)
`,
} as const

describe('clients that are generated from the document compile and run', { timeout: 4 * PATIENCE.timeout }, () => {
  let server: TestServer
  let env: Record<string, string>
  const folder = temporaryFolder()
  before(async () => {
    server = await startServer({ listen: true })
    env = { ISSUER: server.issuer, TOKEN: await server.adminToken() }
    writeFileSync(join(folder, 'openapi.json'), (await server.call('GET', '/openapi.json')).text)
  })
  after(() => server.close())

  const at = (...parts: readonly string[]) => join(folder, ...parts)
  /** Puts the program of a language where it is to run. */
  const place = (name: keyof typeof programs, ...into: readonly string[]) => {
    mkdirSync(at(...into), { recursive: true })
    writeFileSync(at(...into, name), programs[name])
  }
  let generated: Promise<void> | undefined
  /** One run of the generator makes the clients of all three languages: most of its time goes into its start. */
  const generate = () => {
    generated ??= (async () => {
      needPrograms('java', 'mvn')
      await fetchBy('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${GENERATOR}`, `-DoutputDirectory=${folder}`], { cwd: folder })
      const jar = readdirSync(folder).find((name) => name.endsWith('.jar')) ?? assert.fail('Maven copied no generator')
      const [gitHost, gitUserId, gitRepoId] = MODULE.split('/')
      const of = { java: { library: 'native' }, go: { gitHost, gitUserId, gitRepoId, packageName: 'gatehouse' }, python: {} }
      const globalProperties = { apis: '', models: '', supportingFiles: '', apiDocs: 'false', modelDocs: 'false', apiTests: 'false', modelTests: 'false' }
      for (const [generatorName, options] of Object.entries(of)) {
        const told = { generatorName, inputSpec: at('openapi.json'), outputDir: at(generatorName), globalProperties, ...options }
        writeFileSync(at(`${generatorName}.json`), JSON.stringify(told))
      }
      await runTool('java', ['-jar', jar, 'batch', '--fail-fast', '--threads', '2', ...Object.keys(of).map((name) => `${name}.json`)], { cwd: folder })
    })()
    return generated
  }

  test(
    'openapi-typescript',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('npm')
      place('main.ts', 'typescript')
      const cwd = at('typescript')
      writeFileSync(join(cwd, 'package.json'), JSON.stringify({ type: 'module' }))
      await fetchBy('npm', ['install', '--no-audit', '--no-fund', 'openapi-typescript@7.13.0', 'openapi-fetch@0.17.0'], { cwd })
      await runTool('npx', ['openapi-typescript', '../openapi.json', '-o', 'api.ts'], { cwd })
      const compiler = join(import.meta.dirname, '../../node_modules/.bin/tsc')
      const flags = '--noEmit --strict --target esnext --module nodenext --allowImportingTsExtensions --skipLibCheck --types node'.split(' ')
      const types = ['--typeRoots', join(import.meta.dirname, '../../node_modules/@types')]
      await runTool(compiler, [...flags, ...types, 'main.ts'], { cwd })
      assert.equal(await runTool(process.execPath, ['main.ts'], { cwd, env }), 'Made in TypeScript\n404 NOT_FOUND\n')
    }),
  )

  test(
    'openapi-generator, Java',
    PATIENCE,
    whereToBeHad(async () => {
      await generate()
      const cwd = at('java')
      await fetchBy('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=compile', '-DoutputDirectory=jars'], { cwd })
      place('Main.java', 'java')
      const sources = readdirSync(join(cwd, 'src/main'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.java'))
      writeFileSync(join(cwd, 'sources'), [...sources.map((name) => `src/main/${name}`), 'Main.java'].join('\n'))
      await compileJava(['@sources'], 'jars/*', { cwd })
      assert.equal(await runTool('java', ['-cp', 'classes:jars/*', 'Main'], { cwd, env }), 'Made in Java\n404\n')
    }),
  )

  test(
    'openapi-generator, Go',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('go')
      await generate()
      const cwd = at('go')
      place('main.go', 'go', 'program')
      const go = { ...env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' }
      await fetchBy('go', ['mod', 'download'], { cwd, env: go })
      assert.equal(await runTool('go', ['run', './program'], { cwd, env: go }), 'Made in Go\n404\n')
    }),
  )

  test(
    'openapi-generator, Python',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('python3')
      await generate()
      const cwd = at('python')
      place('main.py', 'python')
      await fetchBy('python3', ['-m', 'venv', 'venv'], { cwd })
      await fetchBy('venv/bin/pip', ['-q', 'install', '-r', 'requirements.txt'], { cwd })
      assert.equal(await runTool('venv/bin/python', ['main.py'], { cwd, env }), 'Made in Python\n404\n')
    }),
  )
})
