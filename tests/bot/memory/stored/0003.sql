BEGIN TRANSACTION;
CREATE TABLE alerts (
	subscription_id INTEGER NOT NULL, 
	match_id INTEGER NOT NULL, 
	due BIGINT, 
	CONSTRAINT pk_alerts PRIMARY KEY (subscription_id, match_id), 
	CONSTRAINT fk_alerts_subscription_id FOREIGN KEY(subscription_id) REFERENCES subscriptions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_alerts_match_id FOREIGN KEY(match_id) REFERENCES matches (id) ON DELETE CASCADE
);
CREATE TABLE asked (
	id INTEGER NOT NULL, 
	owner_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_asked PRIMARY KEY (id)
);
CREATE TABLE bot_alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT bot_alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "bot_alembic_version" VALUES('0003');
CREATE TABLE chats (
	chat_id BIGINT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	title TEXT NOT NULL, 
	writable BOOLEAN NOT NULL, 
	greeted BOOLEAN NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_chats PRIMARY KEY (chat_id)
);
INSERT INTO "chats" VALUES(-4001,'group','Grup Kabar',1,0,1795575600000000);
CREATE TABLE deeds (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	deed VARCHAR(32) NOT NULL, 
	subject TEXT NOT NULL
);
CREATE TABLE editors (
	user_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_editors PRIMARY KEY (user_id)
);
INSERT INTO "editors" VALUES(1002,'Budi',1795575600000000);
CREATE TABLE followed (
	position INTEGER NOT NULL, 
	CONSTRAINT pk_followed PRIMARY KEY (position)
);
CREATE TABLE handled (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_handled PRIMARY KEY (chat_id, message_id)
);
INSERT INTO "handled" VALUES(-4001,10,1795575600000000);
CREATE TABLE matches (
	id INTEGER NOT NULL, 
	topic TEXT NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	article_id INTEGER NOT NULL, 
	paragraph_id INTEGER NOT NULL, 
	spans TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_matches PRIMARY KEY (id)
);
CREATE TABLE notices (
	owner_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_notices PRIMARY KEY (owner_id)
);
CREATE TABLE preferences (
	owner_id BIGINT NOT NULL, 
	language VARCHAR(8), 
	time_zone VARCHAR(64), 
	remembers BOOLEAN NOT NULL, daily BOOLEAN DEFAULT 0 NOT NULL, quiet_from INTEGER, quiet_until INTEGER, 
	CONSTRAINT pk_preferences PRIMARY KEY (owner_id)
);
INSERT INTO "preferences" VALUES(1001,'en','Asia/Makassar',1,0,NULL,NULL);
CREATE TABLE pushes (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	message TEXT NOT NULL, 
	resumed BOOLEAN NOT NULL, 
	CONSTRAINT pk_pushes PRIMARY KEY (chat_id, message_id)
);
CREATE TABLE subscriptions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id BIGINT NOT NULL, 
	thread_id BIGINT NOT NULL, 
	topic TEXT NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	since BIGINT NOT NULL
);
INSERT INTO "subscriptions" VALUES(1,1001,0,'gempa','id',1795575600000000);
CREATE TABLE turn_evidence (
	turn_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	paragraph_id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	cosine FLOAT NOT NULL, 
	lexical FLOAT NOT NULL, 
	fused FLOAT NOT NULL, 
	cited BOOLEAN NOT NULL, 
	CONSTRAINT pk_turn_evidence PRIMARY KEY (turn_id, position), 
	CONSTRAINT fk_turn_evidence_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id) ON DELETE CASCADE
);
INSERT INTO "turn_evidence" VALUES(1,0,31,3,0.91,0.5,0.96,1);
INSERT INTO "turn_evidence" VALUES(1,1,72,7,0.85,0.0,0.85,0);
INSERT INTO "turn_evidence" VALUES(2,0,31,3,0.91,0.5,0.96,1);
INSERT INTO "turn_evidence" VALUES(2,1,72,7,0.85,0.0,0.85,0);
CREATE TABLE turn_messages (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	turn_id INTEGER NOT NULL, 
	CONSTRAINT pk_turn_messages PRIMARY KEY (chat_id, message_id), 
	CONSTRAINT fk_turn_messages_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id) ON DELETE CASCADE
);
INSERT INTO "turn_messages" VALUES(-4001,10,1);
INSERT INTO "turn_messages" VALUES(-4001,11,1);
INSERT INTO "turn_messages" VALUES(-4001,12,2);
INSERT INTO "turn_messages" VALUES(-4001,13,2);
CREATE TABLE turns (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id BIGINT NOT NULL, 
	question_id BIGINT NOT NULL, 
	user_id BIGINT, 
	previous_id INTEGER, 
	at BIGINT NOT NULL, 
	question TEXT NOT NULL, 
	asked VARCHAR(40) NOT NULL, 
	question_language VARCHAR(8), 
	whenever BOOLEAN NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	answer TEXT NOT NULL, 
	reason VARCHAR(32), 
	confidence FLOAT NOT NULL, 
	version VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_turns_previous_id FOREIGN KEY(previous_id) REFERENCES turns (id) ON DELETE SET NULL
);
INSERT INTO "turns" VALUES(1,-4001,10,1001,NULL,1795575600000000,'berapa tentara NATO?','2026-11-25T12:00:00+09:00','id',0,'id','berapa tentara NATO?!',NULL,0.8,'0.1.0');
INSERT INTO "turns" VALUES(2,-4001,12,1002,1,1795575600000000,'kalau Rusia?','2026-11-25T12:00:00+09:00','id',0,'id','kalau Rusia?!',NULL,0.8,'0.1.0');
CREATE TABLE votes (
	turn_id INTEGER NOT NULL, 
	user_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	helpful BOOLEAN NOT NULL, 
	evidence TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	version VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (turn_id, user_id)
);
INSERT INTO "votes" VALUES(1,1002,-4001,1795575600000000,1,'[[31, 3, 0.91, 0.5, 0.96, true], [72, 7, 0.85, 0.0, 0.85, false]]',0.8,'0.1.0');
CREATE INDEX ix_turns_user_id ON turns (user_id);
CREATE INDEX ix_turns_previous_id ON turns (previous_id);
CREATE INDEX ix_turns_at ON turns (at);
CREATE UNIQUE INDEX ix_turns_chat_question ON turns (chat_id, question_id);
CREATE INDEX ix_turn_messages_turn_id ON turn_messages (turn_id);
CREATE INDEX ix_votes_at ON votes (at);
CREATE INDEX ix_asked_at ON asked (at);
CREATE INDEX ix_asked_owner_at ON asked (owner_id, at);
CREATE INDEX ix_handled_at ON handled (at);
CREATE UNIQUE INDEX ix_subscriptions_place_topic ON subscriptions (chat_id, thread_id, topic);
CREATE INDEX ix_subscriptions_topic ON subscriptions (topic, language);
CREATE INDEX ix_matches_at ON matches (at);
CREATE UNIQUE INDEX ix_matches_topic_article ON matches (topic, language, article_id);
CREATE INDEX ix_alerts_due ON alerts (due);
CREATE INDEX ix_alerts_match_id ON alerts (match_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('turns',2);
INSERT INTO "sqlite_sequence" VALUES('subscriptions',1);
COMMIT;
