import { AppError } from '@/lib/errors';

/** A request beyond its budget (contract §3: 429). It consumed nothing. */
export class TooManyRequests extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many', 'rate limit exceeded');
    this.name = 'TooManyRequests';
  }
}
