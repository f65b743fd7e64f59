import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { AnyFeature, Call } from '../../features/kit/feature.ts';
import { scenarioAt } from '../../session/scenarios.ts';
import { errorMessage, errorText } from './error-text.ts';
import type { Server } from './server.ts';

/**
 * Answers a request with its feature, after all work queued before it. Skips a request that was cancelled meanwhile. If
 * a feature throws, logs the error and answers with one that names the method.
 */
export function answer(server: Server, feature: AnyFeature, sent: object, token: CancellationToken): unknown {
  const params = sent as never;
  server.slices.onRequest(feature.method, params);
  const looked = (work: () => unknown): unknown =>
    server.inOrder(() => server.disk.inPassing()?.then(work) ?? work());
  const now = (): unknown => answerNow(server, feature, params, token);
  const isReady = (): boolean => token.isCancellationRequested || isKnown(server, feature);
  if (feature.on === 'session' && feature.slices === true)
    return Promise.resolve(looked(() => null)).then(now);
  // Pending work is computed in slices first, and other requests and keystrokes are handled between them.
  const later = (): Promise<unknown> => server.slices.until(isReady).then(() => server.inOrder(now));
  const answered = looked(() => (isReady() ? now() : LATER));
  if (answered instanceof Promise) return answered.then((value) => (value === LATER ? later() : value));
  return answered === LATER ? later() : answered;
}

/** Returned instead of an answer while the data for it is incomplete. */
const LATER = Symbol('later');

/** Checks whether the data for an answer is complete. */
function isKnown(server: Server, feature: AnyFeature): boolean {
  if (looksAtAll(server, feature)) return server.session.isSettled;
  return server.session.isRead || (feature.on === 'document' && feature.beforeRead === true);
}

function answerNow(server: Server, feature: AnyFeature, params: never, token: CancellationToken): unknown {
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  const { session, client, publisher } = server;
  server.slices.onRequest(feature.method, params);
  try {
    if (looksAtAll(server, feature)) server.finish();
    const result = resultOf(feature, params, {
      session,
      client,
      token,
      maxFindings: publisher.maxFindings,
      outlet: server.outlet,
    });
    return result instanceof Promise ? result.catch((error) => failed(server, feature, error)) : result;
  } catch (error) {
    return failed(server, feature, error);
  }
}

/**
 * Checks whether an answer must wait for all findings. Findings on one file may be incomplete if the client can be told
 * to request them again.
 */
function looksAtAll({ client }: Server, feature: AnyFeature): boolean {
  if (feature.on === 'session') return feature.slices !== true && feature.withoutFindings !== true;
  const { diagnostics } = client.capabilities.workspace ?? {};
  return feature.method === 'textDocument/diagnostic' && diagnostics?.refreshSupport !== true;
}

function resultOf(feature: AnyFeature, params: never, call: Call): unknown {
  if (feature.on === 'session') return feature.handle(params, call);
  const { uri } = (params as { textDocument: { uri: string } }).textDocument;
  const file = call.session.snapshot(uri);
  if (file !== null) return feature.handle(file, params, call);
  const scenario = feature.inScenario === undefined ? null : scenarioAt(call.session, uri);
  return scenario === null ? feature.none : feature.inScenario?.(scenario, params, call);
}

function failed(server: Server, { method }: AnyFeature, error: unknown): ResponseError<never> {
  server.connection.console.error(`${method} failed: ${errorText(error)}`);
  return new ResponseError(LSPErrorCodes.RequestFailed, `${method} failed: ${errorMessage(error)}`);
}
