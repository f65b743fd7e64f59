/**
 * Messages for scenarios, which describe what a portfolio could be. They are not part of its files: the client sends
 * their texts.
 */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: compares scenarios with their portfolio on a page. */
export const compareScenarios = 'twotrack/compareScenarios';
export interface CompareScenariosParams {
  readonly portfolio: string;
  readonly scenarios: readonly ScenarioText[];
}
export interface ScenarioText {
  /** Display name: the name of its file. */
  readonly file: string;
  readonly text: string;
}
export type CompareScenariosResult =
  | {
      /** A whole page without scripts; every value from the portfolio is escaped. */
      readonly html: string;
      /** Name of the portfolio. */
      readonly title: string;
    }
  | { readonly refused: string };

/** Client to server, request: adds one change to the text of a scenario. */
export const editScenario = 'twotrack/editScenario';
export interface EditScenarioParams {
  readonly portfolio: string;
  /** Null for a new scenario, which gets `name`. */
  readonly text: string | null;
  readonly name?: string;
  readonly act: ScenarioAct;
  /** `TreeNode.id`s of items; none for `capacity`. */
  readonly targets: readonly string[];
  /** For `begin` a date, for `capacity` an effort. */
  readonly value?: string;
  /** For `capacity`: id of the team. */
  readonly team?: string;
}
export type ScenarioAct = 'stop' | 'begin' | 'move' | 'capacity';
export type EditScenarioResult =
  | {
      /** The whole resulting text. */
      readonly text: string;
      /** The smallest edits that produce it. */
      readonly edits: readonly TextEdit[];
    }
  | { readonly refused: string };

/** Client to server, request: converts a scenario to edits of its portfolio, each to be confirmed. */
export const publishScenario = 'twotrack/publishScenario';
export interface PublishScenarioParams {
  readonly portfolio: string;
  readonly scenario: ScenarioText;
}
export type PublishScenarioResult =
  | {
      readonly edit: WorkspaceEdit;
      /** False if the portfolio already states everything. */
      readonly changes: boolean;
      /** Name of the scenario. */
      readonly name: string;
    }
  | { readonly refused: string };

/** Client to server, request: returns the folder of the portfolio that a scenario changes; null if it is not open. */
export const scenarioBase = 'twotrack/scenarioBase';
export interface ScenarioBaseParams {
  readonly uri: string;
  readonly text: string;
}
