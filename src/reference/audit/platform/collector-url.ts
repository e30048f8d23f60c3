import { DeliveryError } from './error';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const invalid = (fault: string): DeliveryError =>
  new DeliveryError('INVALID_SETTINGS', `the collector's URL ${fault}`);

/**
 * Checks the address of the collector. It must hold no secret, since addresses end up in logs of
 * every proxy on the way: no user, no query, no fragment. No message quotes it.
 *
 * @throws DeliveryError `INVALID_SETTINGS`
 */
export const collectorUrl = (text: string): URL => {
  if (!URL.canParse(text)) throw invalid('is none; give one such as https://host/path');
  const url = new URL(text);
  const isLocal = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) {
    throw invalid('must be https; http is for the loopback interface alone');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw invalid('must have no user, query or fragment; the signature says who sends');
  }
  return url;
};
