SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE TYPE public.studydirection AS ENUM (
    'NOT_SET',
    'MINIMIZE',
    'MAXIMIZE'
);
CREATE TYPE public.trialintermediatevaluetype AS ENUM (
    'FINITE',
    'INF_POS',
    'INF_NEG',
    'NAN'
);
CREATE TYPE public.trialstate AS ENUM (
    'RUNNING',
    'COMPLETE',
    'PRUNED',
    'FAIL',
    'WAITING'
);
CREATE TYPE public.trialvaluetype AS ENUM (
    'FINITE',
    'INF_POS',
    'INF_NEG'
);
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.studies (
    study_id integer NOT NULL,
    study_name character varying(512) NOT NULL
);
CREATE SEQUENCE public.studies_study_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.studies_study_id_seq OWNED BY public.studies.study_id;
CREATE TABLE public.study_directions (
    study_direction_id integer NOT NULL,
    direction public.studydirection NOT NULL,
    study_id integer NOT NULL,
    objective integer NOT NULL
);
CREATE SEQUENCE public.study_directions_study_direction_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.study_directions_study_direction_id_seq OWNED BY public.study_directions.study_direction_id;
CREATE TABLE public.study_system_attributes (
    study_system_attribute_id integer NOT NULL,
    study_id integer,
    key character varying(512),
    value_json text
);
CREATE SEQUENCE public.study_system_attributes_study_system_attribute_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.study_system_attributes_study_system_attribute_id_seq OWNED BY public.study_system_attributes.study_system_attribute_id;
CREATE TABLE public.study_user_attributes (
    study_user_attribute_id integer NOT NULL,
    study_id integer,
    key character varying(512),
    value_json text
);
CREATE SEQUENCE public.study_user_attributes_study_user_attribute_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.study_user_attributes_study_user_attribute_id_seq OWNED BY public.study_user_attributes.study_user_attribute_id;
CREATE TABLE public.trial_heartbeats (
    trial_heartbeat_id integer NOT NULL,
    trial_id integer NOT NULL,
    heartbeat timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.trial_heartbeats_trial_heartbeat_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trial_heartbeats_trial_heartbeat_id_seq OWNED BY public.trial_heartbeats.trial_heartbeat_id;
CREATE TABLE public.trial_intermediate_values (
    trial_intermediate_value_id integer NOT NULL,
    trial_id integer NOT NULL,
    step integer NOT NULL,
    intermediate_value double precision,
    intermediate_value_type public.trialintermediatevaluetype NOT NULL
);
CREATE SEQUENCE public.trial_intermediate_values_trial_intermediate_value_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trial_intermediate_values_trial_intermediate_value_id_seq OWNED BY public.trial_intermediate_values.trial_intermediate_value_id;
CREATE TABLE public.trial_params (
    param_id integer NOT NULL,
    trial_id integer,
    param_name character varying(512),
    param_value double precision,
    distribution_json text
);
CREATE SEQUENCE public.trial_params_param_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trial_params_param_id_seq OWNED BY public.trial_params.param_id;
CREATE TABLE public.trial_system_attributes (
    trial_system_attribute_id integer NOT NULL,
    trial_id integer,
    key character varying(512),
    value_json text
);
CREATE SEQUENCE public.trial_system_attributes_trial_system_attribute_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trial_system_attributes_trial_system_attribute_id_seq OWNED BY public.trial_system_attributes.trial_system_attribute_id;
CREATE TABLE public.trial_user_attributes (
    trial_user_attribute_id integer NOT NULL,
    trial_id integer,
    key character varying(512),
    value_json text
);
CREATE SEQUENCE public.trial_user_attributes_trial_user_attribute_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trial_user_attributes_trial_user_attribute_id_seq OWNED BY public.trial_user_attributes.trial_user_attribute_id;
CREATE TABLE public.trial_values (
    trial_value_id integer NOT NULL,
    trial_id integer NOT NULL,
    objective integer NOT NULL,
    value double precision,
    value_type public.trialvaluetype NOT NULL
);
CREATE SEQUENCE public.trial_values_trial_value_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trial_values_trial_value_id_seq OWNED BY public.trial_values.trial_value_id;
CREATE TABLE public.trials (
    trial_id integer NOT NULL,
    number integer,
    study_id integer,
    state public.trialstate NOT NULL,
    datetime_start timestamp without time zone,
    datetime_complete timestamp without time zone
);
CREATE SEQUENCE public.trials_trial_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trials_trial_id_seq OWNED BY public.trials.trial_id;
CREATE TABLE public.version_info (
    version_info_id integer NOT NULL,
    schema_version integer,
    library_version character varying(256),
    CONSTRAINT version_info_version_info_id_check CHECK ((version_info_id = 1))
);
ALTER TABLE ONLY public.studies ALTER COLUMN study_id SET DEFAULT nextval('public.studies_study_id_seq'::regclass);
ALTER TABLE ONLY public.study_directions ALTER COLUMN study_direction_id SET DEFAULT nextval('public.study_directions_study_direction_id_seq'::regclass);
ALTER TABLE ONLY public.study_system_attributes ALTER COLUMN study_system_attribute_id SET DEFAULT nextval('public.study_system_attributes_study_system_attribute_id_seq'::regclass);
ALTER TABLE ONLY public.study_user_attributes ALTER COLUMN study_user_attribute_id SET DEFAULT nextval('public.study_user_attributes_study_user_attribute_id_seq'::regclass);
ALTER TABLE ONLY public.trial_heartbeats ALTER COLUMN trial_heartbeat_id SET DEFAULT nextval('public.trial_heartbeats_trial_heartbeat_id_seq'::regclass);
ALTER TABLE ONLY public.trial_intermediate_values ALTER COLUMN trial_intermediate_value_id SET DEFAULT nextval('public.trial_intermediate_values_trial_intermediate_value_id_seq'::regclass);
ALTER TABLE ONLY public.trial_params ALTER COLUMN param_id SET DEFAULT nextval('public.trial_params_param_id_seq'::regclass);
ALTER TABLE ONLY public.trial_system_attributes ALTER COLUMN trial_system_attribute_id SET DEFAULT nextval('public.trial_system_attributes_trial_system_attribute_id_seq'::regclass);
ALTER TABLE ONLY public.trial_user_attributes ALTER COLUMN trial_user_attribute_id SET DEFAULT nextval('public.trial_user_attributes_trial_user_attribute_id_seq'::regclass);
ALTER TABLE ONLY public.trial_values ALTER COLUMN trial_value_id SET DEFAULT nextval('public.trial_values_trial_value_id_seq'::regclass);
ALTER TABLE ONLY public.trials ALTER COLUMN trial_id SET DEFAULT nextval('public.trials_trial_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES
	('v3.2.0.a');
INSERT INTO public.studies VALUES
	(1, 'other'),
	(2, 'shared'),
	(3, 'mixed');
INSERT INTO public.study_directions VALUES
	(1, 'MINIMIZE', 1, 0),
	(2, 'MINIMIZE', 2, 0),
	(3, 'MAXIMIZE', 3, 0);
INSERT INTO public.study_user_attributes VALUES
	(1, 2, 'note', '{"text": "gr\u00f6\u00dfe", "nan": NaN}');
INSERT INTO public.trial_heartbeats VALUES
	(1, 1, '2026-11-26 15:56:54.283393'),
	(2, 2, '2026-11-26 15:56:54.555215'),
	(3, 3, '2026-11-26 15:56:54.870999'),
	(4, 4, '2026-11-26 15:56:54.989082'),
	(5, 5, '2026-11-26 15:56:55.131725'),
	(6, 6, '2026-11-26 15:56:55.307396');
INSERT INTO public.trial_intermediate_values VALUES
	(1, 7, 0, 8.340086126934033, 'FINITE'),
	(2, 7, 1, NULL, 'NAN'),
	(3, 7, 2, 2.5, 'FINITE'),
	(4, 8, 7, NULL, 'INF_POS'),
	(5, 10, 0, 5.25, 'FINITE'),
	(6, 10, 3, NULL, 'NAN');
INSERT INTO public.trial_params VALUES
	(1, 1, 'x', -0.6400509785799624, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(2, 1, 'rate', 1.269711132275641e-05, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(3, 1, 'layers', 5, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(4, 1, 'kind', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(5, 2, 'x', -2.953513659621575, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(6, 2, 'rate', 0.0029997417348655154, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(7, 2, 'layers', 3, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(8, 2, 'kind', 1, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(9, 2, 'momentum', 0.1, '{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.0, "high": 0.9, "log": false}}'),
	(10, 3, 'x', 1.5, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(11, 3, 'rate', 0.01, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(12, 3, 'layers', 3, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(13, 3, 'kind', 1, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(14, 3, 'momentum', 0.3, '{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.0, "high": 0.9, "log": false}}'),
	(15, 4, 'x', -0.8297799529742598, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(16, 4, 'rate', 0.007608481233714793, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(17, 4, 'layers', 1, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(18, 4, 'kind', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(19, 5, 'x', -1.517541608755856, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(20, 5, 'rate', 0.009955276502649185, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(21, 5, 'layers', 1, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(22, 5, 'kind', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(23, 6, 'x', -2.3718525340635246, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(24, 6, 'rate', 0.0043481811251065245, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(25, 6, 'layers', 5, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(26, 6, 'kind', 2, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(27, 7, 'x', 0.5831294129937254, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(28, 7, 'rate', 4.6214635626248204e-05, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(29, 7, 'layers', 8, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(30, 7, 'kind', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(31, 8, 'x', -4.6273902665531885, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(32, 8, 'rate', 0.0008170112233606861, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(33, 8, 'layers', 7, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(34, 8, 'kind', 1, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(35, 8, 'momentum', 0.9, '{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.0, "high": 0.9, "log": false}}'),
	(36, 9, 'x', -4.389451865642692, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(37, 9, 'rate', 0.0019722591335294866, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(38, 9, 'layers', 7, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(39, 9, 'kind', 1, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(40, 9, 'momentum', 0.9, '{"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.0, "high": 0.9, "log": false}}'),
	(41, 10, 'x', 2, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(42, 10, 'rate', 0.025, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(43, 10, 'layers', 2, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(44, 10, 'kind', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(45, 11, 'x', 20, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -50.0, "high": 50.0, "log": false}}'),
	(46, 11, 'rate', 0.01, '{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}'),
	(47, 11, 'layers', 2, '{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 8}}'),
	(48, 11, 'kind', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "gelu", "gr\u00f6\u00dfe"]}}'),
	(49, 12, 'x', 4.399628250120159, '{"name": "FloatDistribution", "attributes": {"step": null, "low": -5.0, "high": 5.0, "log": false}}'),
	(50, 15, 'choice', 3, '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]}}'),
	(51, 16, 'choice', 5, '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]}}'),
	(52, 17, 'choice', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]}}'),
	(53, 18, 'choice', 0, '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]}}'),
	(55, 20, 'choice', 3, '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]}}'),
	(54, 19, 'choice', 1, '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]}}');
INSERT INTO public.trial_system_attributes VALUES
	(1, 3, 'fixed_params', '{"x": 1.5, "rate": 0.01, "layers": 3, "kind": "gelu", "momentum": 0.3}'),
	(2, 5, 'tpe:relative_params:0', '"{\"kind\": \"relu\", \"layers\": 1, \"rate\": 0.009955276502649185, \"x\": -1.517541608755856}"'),
	(3, 7, 'tpe:relative_params:0', '"{\"kind\": \"relu\", \"layers\": 8, \"rate\": 4.6214635626248204e-05, \"x\": 0.5831294129937254}"'),
	(4, 8, 'tpe:relative_params:0', '"{\"kind\": \"gelu\", \"layers\": 7, \"rate\": 0.0008170112233606861, \"x\": -4.6273902665531885}"'),
	(5, 9, 'tpe:relative_params:0', '"{\"kind\": \"gelu\", \"layers\": 7, \"rate\": 0.0019722591335294866, \"x\": -4.389451865642692}"'),
	(6, 12, 'tpe:relative_params:0', '"{\"kind\": \"relu\", \"layers\": 1, \"rate\": 7.910504034175508e-05}"'),
	(7, 13, 'fixed_params', '{"x": -1.0}'),
	(8, 14, 'fixed_params', '{"x": -2.0, "rate": 0.001, "layers": 8, "kind": "gr\u00f6\u00dfe"}'),
	(9, 21, 'fixed_params', '{"choice": null}'),
	(10, 22, 'fixed_params', '{"choice": true}'),
	(11, 23, 'fixed_params', '{"choice": 1}'),
	(12, 24, 'fixed_params', '{"choice": 2.5}'),
	(13, 25, 'fixed_params', '{"choice": "1"}'),
	(14, 26, 'fixed_params', '{"choice": "\u6f22\u5b57 \"\\\n"}');
INSERT INTO public.trial_user_attributes VALUES
	(1, 8, 'reason', '"NaN in \"loss\""');
INSERT INTO public.trial_values VALUES
	(1, 1, 0, 5.4096779522924905, 'FINITE'),
	(2, 2, 0, 12.326242679306096, 'FINITE'),
	(3, 3, 0, 6.06, 'FINITE'),
	(4, 4, 0, 1.6961432515916797, 'FINITE'),
	(5, 5, 0, 3.3128878108079607, 'FINITE'),
	(6, 6, 0, 11.630032624468669, 'FINITE'),
	(7, 7, 0, 2.5, 'FINITE'),
	(8, 9, 0, NULL, 'INF_POS'),
	(9, 10, 0, 4.25, 'FINITE'),
	(10, 11, 0, 1, 'FINITE'),
	(11, 15, 0, 1, 'FINITE'),
	(12, 16, 0, 1, 'FINITE'),
	(13, 17, 0, 1, 'FINITE'),
	(14, 18, 0, 1, 'FINITE'),
	(15, 19, 0, 1, 'FINITE'),
	(16, 20, 0, 1, 'FINITE');
INSERT INTO public.trials VALUES
	(1, 0, 1, 'COMPLETE', '2026-11-26 15:56:54.205886', '2026-11-26 15:56:54.409281'),
	(2, 1, 1, 'COMPLETE', '2026-11-26 15:56:54.505491', '2026-11-26 15:56:54.701818'),
	(3, 0, 2, 'COMPLETE', '2026-11-26 15:56:54.83511', '2026-11-26 15:56:54.943781'),
	(4, 1, 2, 'COMPLETE', '2026-11-26 15:56:54.962252', '2026-11-26 15:56:55.063032'),
	(5, 2, 2, 'COMPLETE', '2026-11-26 15:56:55.106902', '2026-11-26 15:56:55.252071'),
	(6, 2, 1, 'COMPLETE', '2026-11-26 15:56:55.289102', '2026-11-26 15:56:55.383598'),
	(7, 3, 2, 'PRUNED', '2026-11-26 15:56:55.406286', '2026-11-26 15:56:55.52274'),
	(8, 4, 2, 'FAIL', '2026-11-26 15:56:55.566214', '2026-11-26 15:56:55.785394'),
	(9, 5, 2, 'COMPLETE', '2026-11-26 15:56:55.821726', '2026-11-26 15:56:56.030494'),
	(10, 6, 2, 'COMPLETE', '2026-11-26 15:56:56.065422', '2026-11-26 15:56:56.065422'),
	(11, 7, 2, 'COMPLETE', '2026-11-26 15:56:56.229402', '2026-11-26 15:56:56.229402'),
	(12, 8, 2, 'RUNNING', '2026-11-26 15:56:56.374563', NULL),
	(13, 9, 2, 'WAITING', NULL, NULL),
	(14, 10, 2, 'WAITING', NULL, NULL),
	(15, 0, 3, 'COMPLETE', '2026-11-26 15:56:56.582083', '2026-11-26 15:56:56.65732'),
	(16, 1, 3, 'COMPLETE', '2026-11-26 15:56:56.701572', '2026-11-26 15:56:56.732745'),
	(17, 2, 3, 'COMPLETE', '2026-11-26 15:56:56.781313', '2026-11-26 15:56:56.884385'),
	(18, 3, 3, 'COMPLETE', '2026-11-26 15:56:56.930446', '2026-11-26 15:56:57.001271'),
	(19, 4, 3, 'COMPLETE', '2026-11-26 15:56:57.044953', '2026-11-26 15:56:57.085851'),
	(20, 5, 3, 'COMPLETE', '2026-11-26 15:56:57.134108', '2026-11-26 15:56:57.193712'),
	(21, 6, 3, 'WAITING', NULL, NULL),
	(22, 7, 3, 'WAITING', NULL, NULL),
	(23, 8, 3, 'WAITING', NULL, NULL),
	(24, 9, 3, 'WAITING', NULL, NULL),
	(25, 10, 3, 'WAITING', NULL, NULL),
	(26, 11, 3, 'WAITING', NULL, NULL);
INSERT INTO public.version_info VALUES
	(1, 12, '5.0.0.dev');
SELECT pg_catalog.setval('public.studies_study_id_seq', 3, true);
SELECT pg_catalog.setval('public.study_directions_study_direction_id_seq', 3, true);
SELECT pg_catalog.setval('public.study_system_attributes_study_system_attribute_id_seq', 1, false);
SELECT pg_catalog.setval('public.study_user_attributes_study_user_attribute_id_seq', 1, true);
SELECT pg_catalog.setval('public.trial_heartbeats_trial_heartbeat_id_seq', 6, true);
SELECT pg_catalog.setval('public.trial_intermediate_values_trial_intermediate_value_id_seq', 6, true);
SELECT pg_catalog.setval('public.trial_params_param_id_seq', 55, true);
SELECT pg_catalog.setval('public.trial_system_attributes_trial_system_attribute_id_seq', 14, true);
SELECT pg_catalog.setval('public.trial_user_attributes_trial_user_attribute_id_seq', 1, true);
SELECT pg_catalog.setval('public.trial_values_trial_value_id_seq', 16, true);
SELECT pg_catalog.setval('public.trials_trial_id_seq', 26, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.studies
    ADD CONSTRAINT studies_pkey PRIMARY KEY (study_id);
ALTER TABLE ONLY public.study_directions
    ADD CONSTRAINT study_directions_pkey PRIMARY KEY (study_direction_id);
ALTER TABLE ONLY public.study_directions
    ADD CONSTRAINT study_directions_study_id_objective_key UNIQUE (study_id, objective);
ALTER TABLE ONLY public.study_system_attributes
    ADD CONSTRAINT study_system_attributes_pkey PRIMARY KEY (study_system_attribute_id);
ALTER TABLE ONLY public.study_system_attributes
    ADD CONSTRAINT study_system_attributes_study_id_key_key UNIQUE (study_id, key);
ALTER TABLE ONLY public.study_user_attributes
    ADD CONSTRAINT study_user_attributes_pkey PRIMARY KEY (study_user_attribute_id);
ALTER TABLE ONLY public.study_user_attributes
    ADD CONSTRAINT study_user_attributes_study_id_key_key UNIQUE (study_id, key);
ALTER TABLE ONLY public.trial_heartbeats
    ADD CONSTRAINT trial_heartbeats_pkey PRIMARY KEY (trial_heartbeat_id);
ALTER TABLE ONLY public.trial_heartbeats
    ADD CONSTRAINT trial_heartbeats_trial_id_key UNIQUE (trial_id);
ALTER TABLE ONLY public.trial_intermediate_values
    ADD CONSTRAINT trial_intermediate_values_pkey PRIMARY KEY (trial_intermediate_value_id);
ALTER TABLE ONLY public.trial_intermediate_values
    ADD CONSTRAINT trial_intermediate_values_trial_id_step_key UNIQUE (trial_id, step);
ALTER TABLE ONLY public.trial_params
    ADD CONSTRAINT trial_params_pkey PRIMARY KEY (param_id);
ALTER TABLE ONLY public.trial_params
    ADD CONSTRAINT trial_params_trial_id_param_name_key UNIQUE (trial_id, param_name);
ALTER TABLE ONLY public.trial_system_attributes
    ADD CONSTRAINT trial_system_attributes_pkey PRIMARY KEY (trial_system_attribute_id);
ALTER TABLE ONLY public.trial_system_attributes
    ADD CONSTRAINT trial_system_attributes_trial_id_key_key UNIQUE (trial_id, key);
ALTER TABLE ONLY public.trial_user_attributes
    ADD CONSTRAINT trial_user_attributes_pkey PRIMARY KEY (trial_user_attribute_id);
ALTER TABLE ONLY public.trial_user_attributes
    ADD CONSTRAINT trial_user_attributes_trial_id_key_key UNIQUE (trial_id, key);
ALTER TABLE ONLY public.trial_values
    ADD CONSTRAINT trial_values_pkey PRIMARY KEY (trial_value_id);
ALTER TABLE ONLY public.trial_values
    ADD CONSTRAINT trial_values_trial_id_objective_key UNIQUE (trial_id, objective);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT trials_pkey PRIMARY KEY (trial_id);
ALTER TABLE ONLY public.version_info
    ADD CONSTRAINT version_info_pkey PRIMARY KEY (version_info_id);
CREATE UNIQUE INDEX ix_studies_study_name ON public.studies USING btree (study_name);
CREATE INDEX ix_trials_study_id ON public.trials USING btree (study_id);
ALTER TABLE ONLY public.study_directions
    ADD CONSTRAINT study_directions_study_id_fkey FOREIGN KEY (study_id) REFERENCES public.studies(study_id);
ALTER TABLE ONLY public.study_system_attributes
    ADD CONSTRAINT study_system_attributes_study_id_fkey FOREIGN KEY (study_id) REFERENCES public.studies(study_id);
ALTER TABLE ONLY public.study_user_attributes
    ADD CONSTRAINT study_user_attributes_study_id_fkey FOREIGN KEY (study_id) REFERENCES public.studies(study_id);
ALTER TABLE ONLY public.trial_heartbeats
    ADD CONSTRAINT trial_heartbeats_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES public.trials(trial_id);
ALTER TABLE ONLY public.trial_intermediate_values
    ADD CONSTRAINT trial_intermediate_values_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES public.trials(trial_id);
ALTER TABLE ONLY public.trial_params
    ADD CONSTRAINT trial_params_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES public.trials(trial_id);
ALTER TABLE ONLY public.trial_system_attributes
    ADD CONSTRAINT trial_system_attributes_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES public.trials(trial_id);
ALTER TABLE ONLY public.trial_user_attributes
    ADD CONSTRAINT trial_user_attributes_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES public.trials(trial_id);
ALTER TABLE ONLY public.trial_values
    ADD CONSTRAINT trial_values_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES public.trials(trial_id);
ALTER TABLE ONLY public.trials
    ADD CONSTRAINT trials_study_id_fkey FOREIGN KEY (study_id) REFERENCES public.studies(study_id);
