-- The update or message that gave a document: withdrawn, it takes it back. Until now both were known by their common moment.
alter table shares add column given_with text;

update shares set given_with = coalesce(
  (select updates.id from updates join update_documents on update_id = updates.id
    where update_documents.document_id = shares.document_id and updates.matter_id = shares.matter_id
      and written_by = shared_by and written_at = shared_at),
  (select messages.id from messages
    where messages.matter_id = shares.matter_id and author_id = shared_by and sent_at = shared_at));

create index shares_given_with on shares (given_with) where given_with is not null;
