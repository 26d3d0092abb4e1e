import type { Tool } from '../../mask/maskSession.ts';
import { BoxTool } from './boxTool.ts';
import { BrushTool } from './brushTool.ts';
import type { CanvasTool, ToolBench } from './canvasTool.ts';
import { FillTool } from './fillTool.ts';
import { LassoTool } from './lassoTool.ts';

export function createTools(bench: ToolBench): Readonly<Record<Tool, CanvasTool>> {
  return {
    brush: new BrushTool(bench, false),
    eraser: new BrushTool(bench, true),
    rectangle: new BoxTool(bench, 'rectangle'),
    ellipse: new BoxTool(bench, 'ellipse'),
    lasso: new LassoTool(bench),
    fill: new FillTool(bench),
  };
}
