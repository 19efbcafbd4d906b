CREATE INDEX "documents_storage_key_index" ON "documents" USING btree ("storage_key");--> statement-breakpoint
CREATE INDEX "documents_pending_scans" ON "documents" USING btree ("created_at") WHERE scan_state = 'pending';--> statement-breakpoint
CREATE INDEX "published_documents_storage_key_index" ON "published_documents" USING btree ("storage_key");