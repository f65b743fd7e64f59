/** Scenarios: a portfolio as it would be. They are no files of it; the client hands over their texts. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: scenarios beside their portfolio, as a page. */
export const compareScenarios = 'twotrack/compareScenarios';
export interface CompareScenariosParams {
  readonly portfolio: string;
  readonly scenarios: readonly ScenarioText[];
}
export interface ScenarioText {
  /** As a person knows it: the name of its file. */
  readonly file: string;
  readonly text: string;
}
export type CompareScenariosResult =
  | {
      /** A whole page without script; every value from the portfolio is escaped. */
      readonly html: string;
      /** Of the portfolio. */
      readonly title: string;
    }
  | { readonly refused: string };

/** Client to server, request: the text of a scenario that says one thing more. */
export const editScenario = 'twotrack/editScenario';
export interface EditScenarioParams {
  readonly portfolio: string;
  /** Null for a new scenario, with its `name`. */
  readonly text: string | null;
  readonly name?: string;
  readonly act: ScenarioAct;
  /** `TreeNode.id`s of items; none for `capacity`. */
  readonly targets: readonly string[];
  /** `begin`: a date. `capacity`: an effort. */
  readonly value?: string;
  /** `capacity`: id of the team. */
  readonly team?: string;
}
export type ScenarioAct = 'stop' | 'begin' | 'move' | 'capacity';
export type EditScenarioResult =
  | {
      /** The whole text afterwards. */
      readonly text: string;
      /** The smallest edits that lead there. */
      readonly edits: readonly TextEdit[];
    }
  | { readonly refused: string };

/** Client to server, request: a scenario as edits of its portfolio, each to be confirmed. */
export const publishScenario = 'twotrack/publishScenario';
export interface PublishScenarioParams {
  readonly portfolio: string;
  readonly scenario: ScenarioText;
}
export type PublishScenarioResult =
  | {
      readonly edit: WorkspaceEdit;
      /** False where the portfolio says all of it already. */
      readonly changes: boolean;
      /** Of the scenario. */
      readonly name: string;
    }
  | { readonly refused: string };

/** Client to server, request: the folder of the portfolio that a scenario changes; null where none is open. */
export const scenarioBase = 'twotrack/scenarioBase';
export interface ScenarioBaseParams {
  readonly uri: string;
  readonly text: string;
}
