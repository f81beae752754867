import type { Command } from 'commander'
import { names } from '#app.ts'
import { loadSettings } from '#configuration/load.ts'
import { printSettings, settingsSchema } from '#configuration/shown.ts'
import type { Shell } from './shell.ts'

/** `gatehouse config …` */
export function configurationCommands(program: Command, shell: Shell): void {
  const config = program.command('config').description('the settings: gatehouse.yaml, or the file that GATEHOUSE_CONFIG names, and the environment')
  config
    .command('print')
    .description('the settings in force, as a YAML file, secrets left out')
    .action(() => shell.write(printSettings(loadSettings(shell.env, names))))
  config
    .command('validate')
    .description('say what is wrong with the settings, and whether anything is')
    .action(() => {
      loadSettings(shell.env, names)
      shell.tell('The settings are valid.')
    })
  config
    .command('schema')
    .description('JSON Schema of the settings file, for editors')
    .action(() => shell.write(`${JSON.stringify(settingsSchema(names), null, 2)}\n`))
}
