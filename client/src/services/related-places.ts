/** Shortens the places that belong to a finding: a hover lists each with file and line. */
import type { Middleware } from 'vscode-languageclient';

/** Creates the middleware. It leaves out the places on the lines of the finding itself, where the reader is already. */
export function relatedPlaces(): Required<Pick<Middleware, 'handleDiagnostics'>> {
  return {
    handleDiagnostics: (uri, diagnostics, next) => {
      for (const diagnostic of diagnostics) {
        const { range, relatedInformation } = diagnostic;
        const elsewhere = relatedInformation?.filter(
          ({ location }) =>
            location.uri.toString() !== uri.toString() ||
            location.range.end.line < range.start.line ||
            location.range.start.line > range.end.line,
        );
        if (elsewhere !== undefined) diagnostic.relatedInformation = elsewhere;
      }
      next(uri, diagnostics);
    },
  };
}
