#!/usr/bin/env node
import { claimCommand } from './claim.ts'
import { type CliCommand, CliError } from './command.ts'

const commands: Record<string, CliCommand> = { claim: claimCommand }

const help = `domovoy: sets up and looks after a controller

Usage: domovoy COMMAND [OPTIONS]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

domovoy COMMAND --help tells more.`

const io = { print: (text: string) => void process.stdout.write(`${text}\n`) }

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === 'help') return io.print(help)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new CliError('cli.unknown-command', `There is no command «${name}».\n\n${help}`)
  if (args.includes('--help')) return io.print(command.help)
  await command.run(args, io)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof CliError ? error.message : String(error)}\n`)
  process.exitCode = 1
}
