ALTER TABLE "register_states" ADD COLUMN "newer" jsonb;--> statement-breakpoint
CREATE INDEX "register_calls_closed" ON "register_calls" USING btree ("limit_group","group_closed_until") WHERE group_closed_until is not null;--> statement-breakpoint
CREATE INDEX "register_calls_running" ON "register_calls" USING btree ("register") WHERE ended_at is null;