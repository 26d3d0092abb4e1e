import { type MaskCommand, maskCommands } from '../protocol/maskEditor.ts';
import type { Command } from './command.ts';

/** The mask editor that has the focus, if one has. */
export type ActiveMaskEditor = () => { command(name: MaskCommand): void } | undefined;

/** A tool or action of the mask editor, for key bindings; its page does it. */
export class MaskEditorCommand implements Command {
  readonly id: string;

  constructor(
    private readonly name: MaskCommand,
    private readonly active: ActiveMaskEditor,
  ) {
    this.id = `easel.mask.${name}`;
  }

  async execute(): Promise<void> {
    this.active()?.command(this.name);
  }
}

export function maskEditorCommands(active: ActiveMaskEditor): readonly Command[] {
  return maskCommands.map((name) => new MaskEditorCommand(name, active));
}
