import { HttpClient, HttpResponse } from '@angular/common/http';
import type { Desk, JudgeStatement } from '@samepage/contracts';
import { filter, map, Observable } from 'rxjs';
import { RequestBuilder } from '../../../api/request-builder';
import { StrictHttpResponse } from '../../../api/strict-http-response';

type Asks<P, T> = (http: HttpClient, rootUrl: string, params: P) => Observable<StrictHttpResponse<T>>;

/** A request by its method and address; what the address names is taken from the parameters. */
function request<P extends object, T>(method: string, address: string): Asks<P, T> {
  return (http, rootUrl, params) => {
    const made = new RequestBuilder(rootUrl, address, method);
    for (const [name, value] of Object.entries(params)) {
      if (name === 'body') made.body(value, 'application/json');
      else made.path(name, value, {});
    }
    return http.request(made.build({ responseType: 'json', accept: 'application/json' })).pipe(
      filter((event): event is HttpResponse<T> => event instanceof HttpResponse),
      map((response) => response as StrictHttpResponse<T>),
    );
  };
}

interface Of {
  readonly debateId: string;
}
type Nothing = Record<string, never>;

export const debateDesk = request<Of, Desk>('get', '/api/debates/{debateId}/desk');
export const debateEndSignal = request<Of & { signalId: string }, Nothing>(
  'delete',
  '/api/debates/{debateId}/signals/{signalId}',
);
export const debateJudge = request<Of & { proposalId: string; body: JudgeStatement }, Nothing>(
  'put',
  '/api/debates/{debateId}/waiting/{proposalId}',
);
