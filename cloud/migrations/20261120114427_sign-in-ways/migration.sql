CREATE TABLE "backup_code" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "backup_code_user_id_code_hash_unique" UNIQUE("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"id" uuid PRIMARY KEY,
	"token_hash" text NOT NULL UNIQUE,
	"purpose" text NOT NULL,
	"subject" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL UNIQUE,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"challenge" text PRIMARY KEY,
	"user_id" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_factor" (
	"user_id" uuid PRIMARY KEY,
	"secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "captcha_picture" (
	"id" uuid PRIMARY KEY,
	"answer_hash" text NOT NULL,
	"tries_left" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "captcha_used_proof" (
	"digest" text PRIMARY KEY,
	"forget_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "key_order" (
	"request_id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"owner_key" text NOT NULL,
	"owner_address" text NOT NULL,
	"account_number" text NOT NULL,
	"email" text,
	"is_free" boolean NOT NULL,
	"check" text NOT NULL,
	"extract" jsonb,
	"comparison" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text,
	"ready_at" timestamp with time zone,
	"handed_over_at" timestamp with time zone,
	"handed_over_by" uuid
);
--> statement-breakpoint
ALTER TABLE "key_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "premises" DROP CONSTRAINT "premises_entrance_id_number_unique";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "is_remembered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "awaits_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "purpose" text DEFAULT 'sign-in';--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "subject" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "phone_to_confirm" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "login" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "inn" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "keeps_signed_in" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "city" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "district" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "street_kind" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "street" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "house" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "block" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "structure" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "cadastral_number" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "city_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "district_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "street_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "house_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "address_key" text;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "kind" text DEFAULT 'flat' NOT NULL;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "floor" integer;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "area" numeric(9,2);--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "cadastral_number" text;--> statement-breakpoint
ALTER TABLE "sign_in_code" DROP CONSTRAINT "sign_in_code_pkey";--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD PRIMARY KEY ("phone","purpose");--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_company_id_address_key_unique" UNIQUE("company_id","address_key");--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_entrance_id_kind_number_unique" UNIQUE("entrance_id","kind","number");--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_login_key" UNIQUE("login");--> statement-breakpoint
CREATE INDEX "one_time_link_purpose_subject_index" ON "one_time_link" ("purpose","subject");--> statement-breakpoint
CREATE INDEX "one_time_link_expires_at_index" ON "one_time_link" ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_user_id_index" ON "passkey" ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_challenge_expires_at_index" ON "passkey_challenge" ("expires_at");--> statement-breakpoint
CREATE INDEX "captcha_picture_expires_at_index" ON "captcha_picture" ("expires_at");--> statement-breakpoint
CREATE INDEX "captcha_used_proof_forget_at_index" ON "captcha_used_proof" ("forget_at");--> statement-breakpoint
CREATE INDEX "building_company_id_street_key_house_key_index" ON "building" ("company_id","street_key","house_key");--> statement-breakpoint
CREATE UNIQUE INDEX "key_order_one_free" ON "key_order" ("premises_id","owner_key") WHERE "is_free" and "check" <> 'refused';--> statement-breakpoint
CREATE UNIQUE INDEX "key_order_one_waiting" ON "key_order" ("user_id","premises_id") WHERE "check" = 'waiting';--> statement-breakpoint
CREATE INDEX "key_order_company_id_created_at_index" ON "key_order" ("company_id","created_at");--> statement-breakpoint
ALTER TABLE "backup_code" ADD CONSTRAINT "backup_code_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "key_order" ADD CONSTRAINT "key_order_request_id_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id");--> statement-breakpoint
ALTER TABLE "key_order" ADD CONSTRAINT "key_order_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "key_order" ADD CONSTRAINT "key_order_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "key_order" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("key_order"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("key_order"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "key_order" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("key_order"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);