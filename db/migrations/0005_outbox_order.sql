DROP INDEX "outbox_created_at_index";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "sequence" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "outbox_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "outbox_waiting_index" ON "outbox" USING btree ("sequence") WHERE relayed_at is null;