drop table panel_sessions;
